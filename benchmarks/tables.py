"""Runs as Markdown. A ratio is to the base's same operation in the same round; its median and range are shown."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from benchmarks.results import Output, Result, Run, Sample

Samples = Sequence[Sample | None]


def table(run: Run) -> str:
    """One run: a column for each peer, a line for each operation."""
    return "\n".join(_lines(run))


def _lines(run: Run) -> Iterator[str]:
    names = list(run.results)
    yield f"{run.size:,} articles; {_rounds(run)}; {run.machine}."
    yield ""
    yield from _head(["", *(f"{name} {run.results[name].version}" for name in names)])
    operations = dict.fromkeys(op for result in run.results.values() for op in result.samples)
    for operation in operations:
        yield _row(operation, [_time(run, name, operation, _wall) for name in names])
        if operation == "cold":
            yield _row("cold, processor time", [_time(run, name, operation, _cpu) for name in names])
    results = [run.results[name] for name in names]
    yield _row("peak memory, MiB", [f"{result.memory:.0f}" if result.memory else "–" for result in results])
    if any(result.output for result in results):
        yield _row("pages / feeds and maps / MB", [_output(result.output) for result in results])
    yield from _notes(run)


def growth(runs: Sequence[Run]) -> str:
    """Runs of one peer at growing sizes: what each operation took, and by what factor it grew."""
    first, *others = sorted(runs, key=lambda run: run.size)
    lines = [f"{_rounds(first)}; {first.machine}.", ""]
    lines += _head(["", f"{first.size:,} articles", *(f"{run.size:,} articles" for run in others)])
    (before,) = first.results.values()
    for operation, samples in before.samples.items():
        cells = [_seconds(_middle(samples, _wall))]
        for run in others:
            (after,) = run.results.values()
            taken, base = _middle(after.samples.get(operation, []), _wall), _middle(samples, _wall)
            cells.append(f"{_seconds(taken)} ×{_figure(taken / base)}" if taken and base else "–")
        lines.append(_row(operation, cells))
    memories = [next(iter(run.results.values())).memory for run in (first, *others)]
    lines.append(_row("peak memory, MiB", [f"{memory:.0f}" if memory else "–" for memory in memories]))
    return "\n".join(lines)


def _time(run: Run, name: str, operation: str, measure: Callable[[Sample], float]) -> str:
    samples = run.results[name].samples.get(operation, [])
    if not samples:
        return "–"
    if None in samples:
        return "failed"
    lost = "" if all(sample.arrived for sample in samples if sample) else " **edit not seen**"
    taken = [measure(sample) for sample in samples if sample]
    if name == run.base:
        spread = f" ({_figure(min(taken))}–{_figure(max(taken))})" if len(taken) > 1 else ""
        return f"{_seconds(median(taken))}{spread}{lost}"
    base = run.results.get(run.base, Result("")).samples.get(operation, [])
    ratios = [measure(one) / measure(other) for one, other in zip(samples, base, strict=False) if one and other]
    if not ratios:
        return f"{_seconds(median(taken))}{lost}"
    spread = f" ({_figure(min(ratios))}–{_figure(max(ratios))})" if len(ratios) > 1 else ""
    return f"{_seconds(median(taken))} ×{_figure(median(ratios))}{spread}{lost}"


def _notes(run: Run) -> Iterator[str]:
    noted = [f"{name}: {result.note}." for name, result in run.results.items() if result.note]
    if noted:
        yield ""
        yield " ".join(noted)


def _rounds(run: Run) -> str:
    count = max((len(taken) for result in run.results.values() for taken in result.samples.values()), default=0)
    return f"{count} {'sample' if count == 1 else 'samples'} of each"


def _wall(sample: Sample) -> float:
    return sample.wall


def _cpu(sample: Sample) -> float:
    return sample.cpu


def _middle(samples: Samples, measure: Callable[[Sample], float]) -> float | None:
    taken = [measure(sample) for sample in samples if sample]
    return median(taken) if taken else None


def _output(output: Output | None) -> str:
    return f"{output.html:,} / {output.xml:,} / {output.megabytes:.0f}" if output else "–"


def _seconds(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{_figure(value)} s"


def _figure(value: float) -> str:
    """Two or three figures: more would be noise."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells[0], cells[1:])
    yield "|---|" + "---:|" * (len(cells) - 1)


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"
