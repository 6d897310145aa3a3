"""Where Spark runs, apart from the engine itself, which needs pyarrow and pyspark to be loaded."""

import msgspec


class SparkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Where Spark runs, and how much it is given at a time."""

    #: Spark's master: `local[2]`, `spark://host:7077`, `yarn`, or what the cluster's own launcher has set.
    master: str = "local[*]"
    #: Rows of a `map` that arrive together: what a batch prepares once is shared by many rows.
    batch: int = 1000
    #: More of Spark's own settings by name, such as `spark.executor.memory`.
    conf: dict[str, str] = {}


DEFAULTS = SparkSettings()
