import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { dollars } from "../app/format";
import { themeChanges } from "../app/theme";

const HEIGHT = 180;
const DAY = 86_400;

interface ChartProps {
  title: string;
  /** What the chart shows, for those who do not see it. */
  summary: string;
  xs: number[];
  ys: number[];
  bars?: boolean;
}

export function BalanceChart({ points }: { points: [number, number][] }) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return <p class="muted">Nothing was booked in this period.</p>;
  const summary = `The balance went from ${dollars(first[1])} to ${dollars(last[1])}.`;
  return <Chart title="Balance" summary={summary} xs={points.map(([at]) => at)} ys={points.map(([, mills]) => mills / 1000)} />;
}

export function SpendChart({ points }: { points: [string, number][] }) {
  const spent = points.filter(([, mills]) => mills !== 0);
  if (spent.length === 0) return null;
  const summary = spent.map(([day, mills]) => `${day}: ${dollars(mills)}`).join(", ");
  return (
    <Chart
      title="Spent per day"
      summary={summary}
      xs={points.map(([day]) => Date.parse(day) / 1000)}
      ys={points.map(([, mills]) => mills / 1000)}
      bars
    />
  );
}

function Chart({ title, summary, xs, ys, bars = false }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const colours = themeChanges.value;
  const shown = JSON.stringify([xs, ys]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const chart = new uPlot(options(element, title, bars), [xs, ys], element);
    const resizes = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }));
    resizes.observe(element);
    return () => {
      resizes.disconnect();
      chart.destroy();
    };
  }, [shown, title, bars, colours]);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <div ref={place} role="img" aria-label={`${title}. ${summary}`} />
    </figure>
  );
}

function options(element: HTMLElement, title: string, bars: boolean): uPlot.Options {
  const accent = colour(element, "--accent");
  const axis = { stroke: colour(element, "--muted"), grid: { stroke: colour(element, "--line"), width: 1 }, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    axes: [
      { ...axis, grid: { show: false }, size: 30, space: 70, incrs: [1, 2, 7, 14, 30].map((days) => days * DAY), values: (_, splits) => splits.map(day) },
      { ...axis, size: 64, values: (_, splits) => splits.map((value) => dollars(Math.round(value * 1000))) },
    ],
    scales: {
      x: { range: (_, from, until) => (bars ? [from - DAY / 2, until + DAY / 2] : [from, until]) },
      y: { range: (_, low, high) => [Math.min(low, 0), high <= 0 ? 1 : high * 1.1] },
    },
    series: [
      {},
      {
        label: title,
        stroke: accent,
        width: bars ? 0 : 2,
        fill: transparent(accent, bars ? 0.6 : 0.12),
        points: { show: false },
        paths: bars ? uPlot.paths.bars?.({ size: [0.6, 28] }) : uPlot.paths.stepped?.({ align: 1 }),
      } as uPlot.Series,
    ],
  };
}

const day = (seconds: number): string => new Date(seconds * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short" });

/** The value that a property has in the theme that is shown. */
function colour(element: HTMLElement, property: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${property})`;
  element.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const transparent = (rgb: string, alpha: number): string => rgb.replace("rgb(", "rgba(").replace(")", `, ${alpha})`);
