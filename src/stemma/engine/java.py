"""Where Java is, which Spark runs on."""

import os
from pathlib import Path


def java_home() -> str | None:
    """Return the home of the Java that Spark will use: the one that JAVA_HOME names, else the one on the PATH."""
    named = os.environ.get("JAVA_HOME", "")
    if named and Path(named, "bin", "java").exists():
        return named
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        java = Path(folder, "java")
        if folder and java.exists():
            return str(java.resolve().parent.parent)
    return None
