# The supply explorer as a notebook's author would write it without this course: interact and matplotlib on the same model.
# The figure is drawn first; then the bands are worked out, and it is drawn again with them.
import matplotlib.pyplot as plt
from IPython.display import clear_output
from ipywidgets import FloatSlider, IntSlider, interact

from lactation.content import ensemble, mothers, parameters
from lactation.core.mothers import all_mothers
from lactation.core.scenes.supply import supply_member, supply_run, supply_show

known = parameters()
groups = [ensemble(), all_mothers(known, mothers(), False, ["storage"])]


def draw(results):
    figure, places = plt.subplots(1, 2, figsize=(9, 3.5))
    series = results[0]["series"]
    for axes, name, dot in zip(places, ("curve", "daily"), ("chosen", "marker")):
        for shade, result in enumerate(results):
            band = result["series"][f"{name}_band"]
            if band["low"]:
                axes.fill_between(band["x"], band["low"], band["high"], color="tab:blue", alpha=0.25 - 0.1 * shade, lw=0)
        axes.plot(series[name]["x"], series[name]["y"])
        axes.plot(series[dot]["x"], series[dot]["y"], "o")
        axes.set_ylim(0, 1250)
    plt.show()


def show(storage_ml=210, sessions=8, day=15, attachment=1.0, top_ups_ml=0, nights=True):
    settings = dict(
        storage_ml=storage_ml, sessions=sessions, day=day, attachment=attachment, top_ups_ml=top_ups_ml, nights=int(nights)
    )
    run = supply_run(settings, known)
    draw([supply_show(settings, run, [])])
    members = [[supply_member(settings, one) for one in group] for group in groups]
    clear_output(wait=True)
    draw([supply_show(settings, run, found) for found in members])


interact(
    show,
    storage_ml=IntSlider(210, 80, 390, 10, description="storage_ml"),
    sessions=IntSlider(8, 3, 14),
    day=IntSlider(15, 3, 84),
    attachment=FloatSlider(1.0, min=0.3, max=1.0, step=0.05),
    top_ups_ml=IntSlider(0, 0, 400, 20),
)
