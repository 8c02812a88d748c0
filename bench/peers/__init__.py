"""What others would do with the same model and the same text: plain ipywidgets and matplotlib, a stock Jupyter Book."""
