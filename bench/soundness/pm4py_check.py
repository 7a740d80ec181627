"""The soundness check of pm4py on a net: `pm4py_check.py NET`; it runs where pm4py is, and knows nothing of ours.

NET is a file with the transitions of a workflow net, each with the places it takes from and gives to.
"""

import json
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

from pm4py import check_soundness
from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to


def main(file: Path) -> None:
    """Check one net, and print how long the check took and what it found."""
    written, net, places = json.loads(file.read_text("utf-8")), PetriNet("net"), {}
    for number, (takes, gives) in enumerate(written["transitions"]):
        transition = PetriNet.Transition(f"t{number}", f"t{number}")
        net.transitions.add(transition)
        for name in (*takes, *gives):
            if name not in places:
                places[name] = PetriNet.Place(name)
                net.places.add(places[name])
        for name in takes:
            add_arc_from_to(places[name], transition, net)
        for name in gives:
            add_arc_from_to(transition, places[name], net)
    ends = Marking({places[written["start"]]: 1}), Marking({places[written["end"]]: 1})
    start = time.process_time()
    sound = check_soundness(net, *ends)
    seconds = time.process_time() - start
    versions = {"python": platform.python_version(), "pm4py": version("pm4py")}
    sizes = {"places": len(net.places), "transitions": len(net.transitions)}
    print(json.dumps({"seconds": seconds, "sound": bool(sound[0]), **versions, **sizes}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
