"""Print what the scripts of every built page weigh, as sent: ``python -m bench.weights [_build/html]``."""

import sys
from pathlib import Path

from lactation.site.load import weights

if __name__ == "__main__":
    for page, found in weights(Path(sys.argv[1] if len(sys.argv) > 1 else "_build/html")).items():
        parts = " + ".join(f"{name} {size / 1024:.1f}" for name, size in found.items())
        print(f"{page}: {sum(found.values()) / 1024:.1f} KB" + (f" = {parts}" if parts else ""))
