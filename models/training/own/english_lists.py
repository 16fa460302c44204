"""Names and words of places that packages of names leave out: what people in English-speaking chats are called."""

#: Given names and short forms from Ireland, Nigeria, India, Singapore, Britain, Australia and America.
GIVEN = (
    "Aoife Saoirse Niamh Caoimhe Siobhan Sinead Orla Grainne Roisin Ciara Aisling Eimear Fionnuala Mairead Nuala Oonagh Sorcha Clodagh Bronagh Una Padraig Cormac Fionn "
    "Oisin Tadhg Diarmuid Eoin Ciaran Cathal Donal Fergus Lorcan Ruairi Colm Declan Brendan Eamon Conor Cillian Darragh Fintan Malachy Rory Senan Turlough Paudie Mossy "
    "Chidi Ngozi Emeka Chioma Ifeoma Obinna Uche Amaka Nneka Kelechi Chinedu Adaeze Ebuka Somto Nkechi Ikenna Funke Tunde Segun Bisi Yemi Kunle Folake Dayo Wale Sade "
    "Temitope Ayo Bola Damilola Toyin Femi Kemi Lanre Gbenga Morenike Seyi Tobi Ahmed Musa Aisha Halima Yusuf Zainab Bello Hadiza Efe Ese Osas Ebiere Tamuno Ekaette Idris "
    "Priya Ananya Kavya Divya Sneha Pooja Shreya Lakshmi Meera Nandini Anjali Deepa Radhika Swati Neha Ritu Rekha Sunita Geeta Padma Revathi Aarav Arjun Rohan Vikram "
    "Karthik Suresh Ramesh Rajesh Manoj Sanjay Vinod Prakash Ganesh Harish Naveen Pradeep Ravi Kiran Mohan Gopal Venkat Senthil Murugan Anand Ashwin Varun Nikhil Siddharth "
    "Harpreet Gurpreet Manpreet Jaspreet Simran Balwinder Paramjit Farhan Imran Salman Ayesha Fatima Nazia Rukhsana Zubair Tariq Shabnam Bilal Hamza Usman Nadia Sana "
    "Siti Nurul Aminah Farah Hafiz Faizal Azman Rahim Zulkifli Syafiq Aisyah Izzat Hui-Min Kai-Wen Jia-Hao Xin-Yi Wei-Ling Boon-Keng Siew-Mei Ah-Seng Kok-Wah Mei-Hua Yong-Sheng "
    "Gaz Baz Shaz Kez Loz Daz Jez Tez Caz Maz Moz Jonno Robbo Smithy Davo Shazza Bazza Gazza Wozza Lozza Dickie Bertie Alfie Archie Freddie Teddy Ollie Charlie Billy Bobby "
    "Tommy Jimmy Johnny Kenny Lenny Benny Danny Ronnie Reggie Vinnie Winnie Minnie Millie Tilly Lottie Dottie Hattie Nettie Nellie Elsie Edie Evie Effie Flo Flossie Maisie "
    "Gracie Josie Rosie Susie Katie Kitty Bettie Betsy Libby Lizzie Lexi Izzy Ellie Abby Becky Mandy Sandy Trish Bev Babs Barb Deb Debs Sal Sally Shell Steph Tash Nat Nats Mags Marge "
    "Jacko Nobby Spud Taff Ginge Tiny Chalky Dusty Smudge Bubba Junior Skip Buddy Cooter Jed Clem Earl Beau Wyatt Colton Tucker Brody Kayleigh Chantelle Shanice Tyrese DeShawn "
    "Lakeisha Jamal Keisha Latoya Marquis Dwayne Tyrell Aaliyah Jayden Brayden Kaylee Mackenzie Addison Brooklyn Savannah Skyler Hunter Parker Mason Carter Logan River Sage Wren Juniper "
    "Hazel Ivy Rose Grace Hope Faith Joy Dawn April May June Summer Autumn Eve Holly Poppy Daisy Lily Violet Heather Amber Ruby Pearl Jade Crystal Iris Fern Olive Ginger "
    "Will Mark Jack Bill Art Frank Rob Nick Pat Sue Drew Grant Chase Rich Guy Max Ray Dean Miles Cliff Lance Dale Glen Brook Robin Jay Carol Penny Sonny Gene Chuck Don Norm "
    "Gethin Rhys Dylan Eira Angharad Cerys Nia Huw Ieuan Gwen Hamish Callum Fraser Ewan Iain Morag Catriona Isla Eilidh Mhairi Kirsty Lachlan Angus Malcolm Dougal Shona"
).split()
SURNAMES = (
    "Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn McLoughlin Carroll Connolly Daly Wilson "
    "Dunne Brennan Burke Nolan Fitzgerald Kavanagh Healy Keane Mac Hegarty Fahy Mulcahy Tierney Cusack Geraghty Okafor Okonkwo Eze Nwosu Okeke Obi Adeyemi Adebayo Ogunleye Balogun Afolabi Bakare "
    "Akande Oyelaran Ibrahim Abubakar Danjuma Sani Yakubu Etim Effiong Iyer Iyengar Nair Menon Pillai Reddy Rao Naidu Gowda Hegde Shetty Kulkarni Deshpande Joshi Patil Jadhav Shinde Sharma "
    "Verma Gupta Agarwal Mishra Tiwari Chaturvedi Banerjee Mukherjee Chatterjee Bose Ghosh Das Sen Dutta Mehta Shah Patel Desai Parekh Trivedi Kaur Singh Gill Sandhu Dhillon Khan Sheikh "
    "Qureshi Ansari Siddiqui Malik Hussain Tan Lim Lee Ng Ong Wong Goh Chua Chan Koh Teo Ang Yeo Tay Ho Low Toh Sim Chong Chia Seah Quek Sng Pereira Fernandes D'Souza Rodrigues "
    "Featherstone Higginbottom Ramsbottom Cholmondeley Thistlewood Ashworth Clutterbuck Entwistle Hargreaves Braithwaite Postlethwaite Sidebottom Pemberton Winterbourne Llewellyn Gwynne Prothero "
    "MacDonald McTavish Abernathy Kowalczyk Novak Petrov Yilmaz Demir Nguyen Tran Pham Castillo Delgado Herrera Villanueva dos-Santos Haddad Khoury Mensah Boateng Owusu Wanjiru Otieno Kamau"
).split()
#: By which people are called in a group, and which are words, short forms and games with a surname.
NICKNAMES = (
    "Spud Skip Skipper Moose Goose Bear Bun Birdie Bee Dot Dotty Pip Pippa Kit Kitten Hen Chick Duck Ducky Mouse Monkey Peanut Pickle Pepper Nugget Biscuit Cookie Muffin Pudding Noodle Beans Chips Crisp Toast "
    "Sparky Chip Chippy Sparks Brick Bricky Doc Prof Ace Duke Chief Cap Sarge Boss-man Big-Al Tiny Titch Lofty Shorty Slim Lefty Red Ginge Blondie Curly Baldy Specs Dimples Smiley Grumpy Happy Lucky Dusty Rusty "
    "Sandy Misty Stormy Sunny Rocky Flash Turbo Rocket Bullet Tank Truck Diesel Digger Nobby Robbo Gibbo Thommo Wilko Macca Johnno Jonesy Smithy Browny Hodgey Parky Barney Bazza Dazza Gazza Shazza Kezza Wazza "
    "Deano Stevo Davo Johnboy Jimbo Bimbo Bobby-boy Fitz Sully Murph Mac Mick Paddy Taff Jock Scouse Geordie Brum Tex Dallas Dakota Junior Sonny Buddy Bubba Baba Bobo Coco Gigi Kiki Lulu Mimi Nini Titi Zuzu "
    "Bunny Foxy Wolfie Tigger Pooh Eeyore Roo Fish Fishy Sharky Crab Shrimp Prawn Squid Whale Otter Badger Stoat Weasel Hedgehog Robin Sparrow Wren Jay Finch Swift Hawk Falcon Raven Crow Midge Fly Bugs Ant Spider"
).split()
#: Houses that have a name, without what they are.
HOUSE_NAMES = (
    "Rose Ivy Oak Willow Orchard Holly Hill Lake Sea Bay Mill Church Station School Forge Manor Rectory Vicarage Bramble Primrose Lavender Hawthorn Elm Ash Beech Birch Laurel Cedar Heather "
    "Fern Thistle Swallow Robin Fox Badger Meadow Valley Ridge Harbour Stable Coach Garden Summer Sunny White Old Stone Rock Cliff Spring Well Bridge River Brook Farm Barn Chapel Priory"
).split()
HOUSES = "Cottage House Lodge Farm Barn Villa Hall Manor Bungalow View Court Mews".split()
BRITISH_KINDS = "Road Rd Street St Lane Ln Close Cl Avenue Ave Drive Dr Crescent Cres Way Gardens Gdns Terrace Grove Rise Place Hill Row Mews Walk Court Park View Green Square Parade Croft Wynd".split()
#: Streets that need no second word.
SOLE = "Broadway|The Green|The Crescent|The Avenue|The Mews|The Paddocks|The Limes|The Elms|High St|High Street|Main St|Main Street|Church Rd|Station Road|Kingsway|Cheapside|Eastgate|Southside|The Strand|Harbourside".split("|")
TOWNS = (
    "Leeds|Bath|Reading|York|Hull|Derby|Luton|Slough|Crewe|Stockport|Truro|Ely|Whitby|Cardiff|Swansea|Newport|Glasgow|Dundee|Perth|Inverness|Belfast|Derry|Newry|Cork|Galway|Limerick|Sligo|Tralee|Athlone|Naas|"
    "Drogheda|Lagos|Ikeja|Lekki|Yaba|Surulere|Abuja|Ibadan|Enugu|Port Harcourt|Kano|Mumbai|Pune|Bengaluru|Chennai|Hyderabad|Kolkata|Delhi|Noida|Gurgaon|Kochi|Jaipur|Thane|Andheri West|Bandra|Koramangala|"
    "Indiranagar|Anna Nagar|T Nagar|Banjara Hills|Salt Lake|Tampines|Bedok|Jurong|Yishun|Toa Payoh|Perth WA|Geelong|Bondi|Fremantle|Parramatta|Footscray|Austin|Dallas|Tulsa|Boise|Fresno|Reno|Tampa|Akron|Queens|Brooklyn"
).split("|")
INDIAN_AREAS = "Sector {d}|Phase {d}|{d}th Cross|{d}th Main|{d} A Cross|Block {c}|Layout|MG Road|Nehru Nagar|Gandhi Road|Lake View Colony|Shanti Nagar|HSR Layout|Station Road|Link Road|Ring Road".split("|")
INDIAN_HOMES = "Sai Residency|Green Valley Apts|Prestige Towers|Shanti Kunj|Om Apartments|Lotus Enclave|Silver Oak CHS|Sunrise Heights|Palm Grove Society|Krishna Niwas|Brigade Gardens|Rajdhani Apartments".split("|")
SINGAPORE_ROADS = "Tampines St|Bedok North Ave|Ang Mo Kio Ave|Yishun Ring Road|Toa Payoh Lorong|Jurong West St|Hougang Ave|Woodlands Drive|Clementi Ave|Bishan St|Sengkang East Way|Punggol Field|Pasir Ris Dr|Choa Chu Kang Crescent".split("|")
