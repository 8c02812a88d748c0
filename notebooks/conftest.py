"""The kernels in which nbval runs the notebooks are forked from one that has made the imports."""

from lactation.faces.kernels import use_warm_kernels

use_warm_kernels()
