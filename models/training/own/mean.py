"""Takes the mean of the weights of several goes of one training: it finds what each of them found and is sure where they agree (Wortsman et al., Model
soups, 2022). Usage: python mean.py MEAN.pt GO.pt GO.pt …, before build_own.py."""

import sys
from pathlib import Path

import torch


def mean(goes: list[Path]) -> dict[str, torch.Tensor]:
    weights = [torch.load(go, map_location="cpu") for go in goes]
    return {name: sum(each[name].float() for each in weights) / len(weights) for name in weights[0]}


if __name__ == "__main__":
    kept, *goes = (Path(path) for path in sys.argv[1:])
    torch.save(mean(goes), kept)
