"""Addresses as people in English-speaking countries type them into a chat."""

import random

from english_lists import BRITISH_KINDS, HOUSE_NAMES, HOUSES, INDIAN_AREAS, INDIAN_HOMES, SINGAPORE_ROADS, SOLE, SURNAMES, TOWNS
from lists import STATES

LETTERS = "ABCDEFGHJKLMNPRSTUWYZ"
AUSTRALIA = "NSW VIC QLD SA WA TAS ACT NT".split()


class EnglishPlaces:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def _number(self, most: int) -> int:
        return self._chance.randrange(1, most)

    def _maybe(self, share: float, text: str) -> str:
        return text if self._chance.random() < share else ""

    def _comma(self) -> str:
        return self._chance.choice([", ", ", ", " ", ","])

    def address(self) -> str:
        shapes = (self._british, self._house, self._irish, self._indian, self._singaporean, self._australian, self._american, self._nigerian, self._piece, self._crossing, self._rural, self._plot, self._doors, self._way)
        return self._chance.choices(shapes, (6, 2, 1.5, 2, 1.5, 1.5, 4, 1, 2, 0.7, 0.8, 0.8, 0.8, 1.2))[0]()

    def _road(self) -> str:
        choice = self._chance.choice
        name = choice([choice(HOUSE_NAMES), choice(SURNAMES), choice(TOWNS).split()[0], f"{choice(HOUSE_NAMES)}{choice(['wood', 'field', 'ton', 'ley', 'hurst', 'side', 'gate'])}", f"St {choice(['Marys', 'Johns', 'James', 'Annes'])}"])
        return choice(SOLE) if self._chance.random() < 0.12 else f"{name} {choice(BRITISH_KINDS)}"

    def _postcode(self) -> str:
        choice = self._chance.choice
        outer = f"{choice(['SW', 'SE', 'N', 'E', 'W', 'NW', 'M', 'B', 'LS', 'BS', 'CF', 'EH', 'G', 'BT', 'YO', 'CB', 'OX', 'GU', 'NE', 'L'])}{self._number(28)}"
        return f"{outer}{choice([' ', ' ', ''])}{self._chance.randrange(10)}{choice(LETTERS)}{choice(LETTERS)}"

    def _unit(self) -> str:
        choice = self._chance.choice
        return f"{choice(['Flat', 'flat', 'Apt', 'apt', 'Unit', 'unit', 'Apartment', 'Flt'])} {choice([self._number(60), f'{self._number(20)}{choice(LETTERS[:6])}', choice(LETTERS[:6])])}"

    def _british(self) -> str:
        street = f"{self._number(240)}{self._maybe(0.15, self._chance.choice('abcABC'))} {self._road()}"
        if self._chance.random() < 0.25:
            block = self._maybe(0.4, f"{self._chance.choice(HOUSE_NAMES)} {self._chance.choice(['Court', 'House', 'Heights', 'Point', 'Mansions'])}, ")
            street = f"{self._unit()}{self._comma()}{block}{street}"
        return street + self._maybe(0.3, f"{self._comma()}{self._chance.choice(TOWNS)}") + self._maybe(0.3, f"{self._comma()}{self._postcode()}")

    def _house(self) -> str:
        house = f"{self._maybe(0.2, 'The ')}{self._maybe(0.2, 'Old ')}{self._chance.choice(HOUSE_NAMES)} {self._chance.choice(HOUSES)}"
        road = f"{self._comma()}{self._road()}"
        return house + road + self._maybe(0.4, f", {self._chance.choice(TOWNS)}") + self._maybe(0.3, f"{self._comma()}{self._postcode()}")

    def _irish(self) -> str:
        choice = self._chance.choice
        code = f"{choice(['D0', 'D1', 'T1', 'H9', 'V9', 'A9'])}{self._number(9)} {choice(LETTERS)}{self._number(9)}{choice(LETTERS)}{self._number(9)}"
        place = choice([f"Dublin {self._number(24)}", f"{choice(TOWNS)}", f"Co. {choice(['Cork', 'Kerry', 'Mayo', 'Clare', 'Galway', 'Meath'])}"])
        return f"{self._number(90)} {self._road()}{self._comma()}{place}" + self._maybe(0.4, f"{self._comma()}{code}")

    def _indian(self) -> str:
        choice = self._chance.choice
        area = choice(INDIAN_AREAS).format(d=self._number(60), c=choice("ABCDE"))
        door = choice([f"H.No {self._number(20)}-{self._number(9)}-{self._number(200)}", f"flat {choice('ABCD')}{self._number(1400)}", f"{self._number(999)}", f"#{self._number(400)}", f"{choice('ABC')}-{self._number(1200)}", f"No. {self._number(80)}/{self._number(20)}", f"Plot {self._number(200)}", f"door no {self._number(90)}"])
        home = self._maybe(0.6, f"{choice(INDIAN_HOMES)}{self._comma()}")
        pin = f"{self._chance.choice([' - ', ' ', ', '])}{self._chance.randrange(1, 8)}{self._chance.randrange(10_000, 99_999)}"
        return f"{door}{self._comma()}{home}{area}{self._comma()}{choice(TOWNS)}" + self._maybe(0.4, pin)

    def _singaporean(self) -> str:
        choice = self._chance.choice
        block = f"{choice(['Blk ', 'blk ', 'Block ', 'Blk', ''])}{self._number(900)}{self._maybe(0.25, choice('ABCD'))} {choice(SINGAPORE_ROADS)}{self._maybe(0.8, f' {self._number(99)}')}"
        code = f"{choice([' S', ' Singapore ', ', S(', ' '])}{self._chance.randrange(100_000, 830_000)}"
        return block + self._maybe(0.7, f"{choice([' ', ', '])}#{self._number(30):02}-{self._number(900)}") + self._maybe(0.35, f"{code})" if "(" in code else code)

    def _australian(self) -> str:
        choice = self._chance.choice
        door = choice([f"{self._number(40)}/{self._number(300)}", f"Unit {self._number(40)}, {self._number(300)}", f"{self._number(300)}", f"u{self._number(30)} {self._number(200)}", f"Lot {self._number(90)}"])
        town = f"{self._comma()}{choice(TOWNS)}{self._maybe(0.6, f' {choice(AUSTRALIA)}')}{self._maybe(0.5, f' {self._chance.randrange(2000, 6999)}')}"
        return f"{door} {self._road()}" + self._maybe(0.5, town)

    def _american(self) -> str:
        choice = self._chance.choice
        street = choice([self._road(), f"{self._number(90)}{choice(['th', 'st', 'rd'])} {choice(['St', 'Ave', 'street', 'ave'])}", f"{choice('NSEW')} {self._road()}", f"County Road {self._number(400)}", f"{choice(['Hwy', 'Highway', 'FM'])} {self._number(900)}"])
        unit = f"{self._comma()}{choice(['apt ', 'Apt ', '#', 'unit ', 'Ste '])}{self._number(900)}{self._maybe(0.2, choice('ABC'))}"
        town = f"{self._comma()}{choice(TOWNS)}{choice([', ', ' '])}{choice(STATES)}{self._maybe(0.7, f' {self._chance.randrange(10_000, 99_999)}')}"
        return f"{self._number(14_000)} {street}" + self._maybe(0.3, unit) + self._maybe(0.4, town)

    def _nigerian(self) -> str:
        choice = self._chance.choice
        estate = f"{choice([f'Block {self._number(40)}', f'House {self._number(90)}', f'Plot {self._number(300)}', f'Flat {self._number(12)}', f'No {self._number(120)}'])}{self._comma()}"
        return self._maybe(0.5, estate) + f"{self._number(120)} {choice(SURNAMES)} {choice(['Street', 'Close', 'Crescent', 'Road', 'Avenue', 'str'])}" + self._maybe(0.6, f"{self._comma()}{choice(TOWNS)}")

    def _piece(self) -> str:
        """What is told when the street is known: a door, a flat, a box, a postcode."""
        choice = self._chance.choice
        return choice([f"{self._unit()}{self._maybe(0.4, f', {choice(HOUSE_NAMES)} House')}", f"PO Box {self._number(9_999)}, {choice(TOWNS)}", f"{choice(TOWNS)} {self._postcode()}", f"{self._number(200)} {choice(SOLE)}", f"{choice(HOUSE_NAMES)} {choice(HOUSES)}, {choice(TOWNS)}"])

    def _crossing(self) -> str:
        choice = self._chance.choice
        street = lambda: choice([choice(HOUSE_NAMES), f"{self._number(90)}th", self._road()])  # noqa: E731
        return f"{choice(['corner of ', 'the corner of ', ''])}{street()} {choice(['and', '&'])} {street()}"

    def _rural(self) -> str:
        choice = self._chance.choice
        road = f"{choice(['CR', 'County Road', 'FM', 'Route', 'Hwy', 'SR'])} {self._number(900)}"
        box = f"{choice(['RR', 'HC'])} {self._number(9)} Box {self._number(400)}, {choice(TOWNS)}"
        grid = f"{self._number(90)}{choice(['0', '5'])} {choice('NS')} {self._number(30)}00 {choice('EW')}"
        return choice([f"{self._number(20_000)} {road}", f"mile marker {self._number(90)} on {road}", f"{road}, mile marker {self._number(90)}", box, grid])

    def _plot(self) -> str:
        choice = self._chance.choice
        land = f"{choice(['Plot', 'plot', 'Stand', 'Erf', 'Lot', 'Site'])} {self._number(900)}{self._maybe(0.2, choice('ABC'))}"
        return f"{land}{self._comma()}{choice([choice(TOWNS), f'{choice(SURNAMES)} Estate', f'Zone {self._number(9)}', f'Phase {self._number(5)}'])}" + self._maybe(0.4, f", {self._landmark()}")

    def _doors(self) -> str:
        choice = self._chance.choice
        house = f"{choice(['Bldg', 'Building', 'Block', 'Blk', 'Tower', 'Wing'])} {choice([self._number(40), choice(LETTERS[:6])])}"
        door = f"{choice(['Rm', 'Room', 'Flat', 'Apt', 'Unit'])} {self._number(40)}{self._maybe(0.3, choice(LETTERS[:6]))}"
        where = f"{self._comma()}{choice([f'{choice(HOUSE_NAMES)} {choice(HOUSES)}', f'{choice(SURNAMES)} Estate', choice(TOWNS)])}"
        text = f"{house}{choice([' ', ', '])}{door}{self._maybe(0.6, where)}"
        return text.lower() if self._chance.random() < 0.3 else text

    def _landmark(self) -> str:
        choice = self._chance.choice
        mark = choice(["the church", "the Shell", "the chapel", "the creamery", "the mosque", "the school", "the bakery", f"St {choice(['Marys', 'Johns', 'Annes'])}", "the pub", "the clinic", "the water tank", "the petrol station"])
        return f"{choice(['behind', 'opposite', 'past', 'next to', 'after', 'across from'])} {mark}"

    def _way(self) -> str:
        """The way to a door that has no street, or stands beside one that has."""
        choice = self._chance.choice
        home = choice(["house", "bungalow", "cottage", "gate", "trailer", "flat", "farm", "cabin"])
        turn = f"{choice(['first', 'second', 'third', 'last'])} {choice([home, home, 'left', 'lane left', 'door on the right', 'house on the left'])}"
        sign = f"{choice(['blue', 'red', 'green', 'white', 'black'])} {choice(['gate', 'door', 'roof', 'trailer'])}"
        beside = f"the {choice([home, 'lockup', 'lane', 'garage', 'yard'])} {choice(['behind', 'opposite', 'beside', 'next to'])} {self._number(200)} {self._road()}"
        told = f"{choice(TOWNS)}, {turn} {self._landmark()}"
        return choice([beside, told, f"the {turn} {self._landmark()}, {sign}", f"{choice(TOWNS)}, {self._landmark()}, {turn}, {sign}"])
