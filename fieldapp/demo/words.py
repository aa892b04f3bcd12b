"""What the sample company is made of. All names are invented; towns and ZIP codes are real."""

REGIONS = (
    ("Gulf Coast", ("TX",), "77002"),
    ("Great Lakes", ("MI", "OH", "IN"), "48201"),
    ("New England", ("MA", "CT", "NH", "RI"), "02108"),
    ("Carolinas", ("NC", "SC"), "28202"),
    ("Central Valley", ("CA",), "93721"),
    ("Front Range", ("CO",), "80202"),
)
FIRST = (
    "Lone", "Eagle", "Star", "Mesa", "Apex", "River", "Falcon", "Copper", "Pioneer", "Liberty", "Harbor", "Northern", "Summit", "Bayou",
    "Cedar", "Iron", "Delta", "Prairie", "Coastal", "Granite", "Red Oak", "Blue Heron", "Tri-County", "Cardinal", "Anchor", "Keystone",
)  # fmt: skip
TRADE = (
    ("Fabrication", "Metal fabrication"), ("Foundry", "Foundry"), ("Hydraulics", "Mobile hydraulics"), ("Compressor", "Compressors"),
    ("Packaging", "Packaging"), ("Machine Works", "Machining"), ("Ag Supply", "Agriculture"), ("Drilling", "Drilling"),
    ("Mining", "Mining"),
    ("Steel", "Steel"), ("Chemical", "Chemicals"), ("Paper", "Pulp and paper"), ("Crane & Rigging", "Cranes"),
    ("Energy Services", "Oil and gas"),
    ("Foods", "Food processing"), ("Marine", "Shipbuilding"),
)  # fmt: skip
FORM = ("Inc", "LLC", "Co", "Corp", "& Sons", "Group")
GIVEN = (
    "Donna", "Paul", "Mark", "Ana", "James", "José", "Linda", "Angela", "Nancy", "Jennifer", "Carlos", "Luis", "María", "Robert", "Karen",
    "Miguel", "Susan", "Brian", "Rosa", "Kevin",
)  # fmt: skip
FAMILY = (
    "Martínez", "Davis", "Taylor", "White", "Brown", "Jackson", "Moore", "Ramírez", "Lewis", "Torres", "Baker", "Hughes",
    "Ibáñez", "Carter",
    "Reyes", "Nelson", "Ortiz", "Price", "Salas", "Young",
)  # fmt: skip
TITLES = (
    "Maintenance Manager", "MRO Buyer", "Plant Manager", "Reliability Engineer", "Owner", "Purchasing Manager", "Maintenance Supervisor",
    "Jefe de Mantenimiento", "Compras", "Design Engineer",
)  # fmt: skip
STREETS = ("Commerce St", "Gateway Pkwy", "Industrial Blvd", "Railroad Ave", "County Rd 12", "Airport Dr", "W Main St", "Mill Rd")
GATES = ("Sign in at the guard house, side door after 3 pm", "Gate 2, ring for maintenance", "Call ahead: badge needed", None, None, None)
PPE = ("Steel toes, glasses", "Hard hat, vest, glasses", "Ear protection in the press hall", None)
OBJECTIVES = (
    "Walk the press line and list the leaking fittings", "Present the crimping service", "Follow up on the quote of last month",
    "Meet the new buyer", "Check hose replacement intervals with maintenance", "Ask about the spring shutdown",
)  # fmt: skip
OUTCOMES = (
    "Good talk; they want a price for a hose kit.", "Buyer was out; saw the plant with maintenance.",
    "Agreed on a trial of the new couplings.",
    "No budget before the new year.", "They lost two hoses last week; sent photos to the shop.",
)  # fmt: skip
NOTES = (
    "Press 3 drips at the bulkhead. They tighten it every Monday.\nWants two assemblies made up before the shutdown.",
    "Stock of -8 hose is down to one reel. Buyer orders on Fridays.",
    "Competitor promised two days and took nine. They are open to a change.",
    "Moving to stainless tube on the wash line. Ask engineering for drawings.",
    "La línea 2 para por fugas cada dos semanas. Quieren probar mangueras trenzadas.",
    "El jefe de mantenimiento pide capacitación de prensado para cuatro personas.",
    "New plant manager since this month; comes from automotive, likes numbers.",
    "Promised the torque table for flange bolts by Friday.",
)
NEEDS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("hose", "Return hose for press 3, 1/2 in, 38 in long, both ends 90°", {"dash": "-08", "length_in": 38, "temperature_f": 180}),
    ("hose", "Suction hose, 1-1/4 in, cracked cover", {"dash": "-20", "media": "hydraulic oil"}),
    ("adapter", "JIC to ORB elbow for the test bench", {"end_1": "JIC37:-08", "end_2": "ORB:-08"}),
    ("tube_fitting", "Two-ferrule unions for 3/8 in stainless tube", {"tube_od_in": "3/8", "material": "316"}),
    ("valve", "Ball valve, full port, locks in both positions", {"size_in": "3/4", "pressure_psi": 3000}),
    ("other", "Clamps and sleeve for the boom hoses", {}),
)
TASKS = (
    "Send the price", "Call about the trial", "Send the torque table", "Bring samples", "Ask engineering for drawings",
    "Book the training",
)  # fmt: skip
