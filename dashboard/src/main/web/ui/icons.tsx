// Line icons on a grid of 20, drawn for the dashboard.

const PATHS = {
  menu: "M3 5h14M3 10h14M3 15h14",
  mail: "M3 5h14v10H3zM3 6l7 5 7-5",
  threads: "M3 4h10v7H7l-3 3v-3H3zM9 14h4l3 3v-3h1V8h-1",
  inbox: "M3 11l2-7h10l2 7v5H3zM3 11h4l1 2h4l1-2h4",
  compose: "M4 16l1-4 8-8 3 3-8 8zM11 6l3 3",
  wallet: "M3 6h13v10H3zM3 6l9-3v3M13 11h1",
  webhook: "M7 8a3 3 0 1 1 4-1l3 5M9 7l-3 6M6 13a2.5 2.5 0 1 0 2 3h6a2.5 2.5 0 1 0-1-4",
  domain: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M3 10h14M10 3c-4 4-4 10 0 14M10 3c4 4 4 10 0 14",
  key: "M13 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8M10 10l-7 7M5 15l2 2",
  block: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M5 5l10 10",
  events: "M2 10h4l2-5 4 10 2-5h4",
  devices: "M3 4h10v8H3zM6 15h4M14 8h3v8h-4v-4",
  card: "M3 5h14v10H3zM3 8h14M6 12h3",
  people: "M8 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6M2 17c0-4 12-4 12 0M14 5a3 3 0 0 1 0 5M16 12c2 1 3 3 3 5",
  gauge: "M3 14a7 7 0 1 1 14 0M10 14l3-5",
  heart: "M10 16l-6-6a4 4 0 0 1 6-5 4 4 0 0 1 6 5z",
  notice: "M5 14V9a5 5 0 0 1 10 0v5l1 1H4zM9 17h2",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M13 13l4 4",
  copy: "M7 7h9v9H7zM4 13V4h9",
  check: "M4 11l4 4 8-9",
  cross: "M5 5l10 10M15 5L5 15",
  back: "M12 4l-6 6 6 6",
  reply: "M8 5l-5 5 5 5M3 10h8c4 0 6 2 6 6",
  attach: "M14 8l-5 5a2 2 0 0 1-3-3l6-6a3.500 3.500 0 0 1 5 5l-7 7a5 5 0 0 1-7-7l5-5",
  in: "M15 5L5 15M5 8v7h7",
  out: "M5 15L15 5M8 5h7v7",
  sun: "M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6M10 2v2M10 16v2M2 10h2M16 10h2M4.500 4.500l1.400 1.400M14 14l1.500 1.500M4.500 15.500L6 14M14 6l1.500-1.500",
  moon: "M16 12A7 7 0 0 1 8 4a7 7 0 1 0 8 8",
  system: "M3 4h14v9H3zM7 17h6M10 13v4",
  exit: "M8 4H4v12h4M12 6l4 4-4 4M16 10H8",
  download: "M10 3v9M6 9l4 4 4-4M4 16h12",
};

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
