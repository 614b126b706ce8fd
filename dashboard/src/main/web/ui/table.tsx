// The one list of things with columns. On a phone each row is a card whose values have their column's name.
import type { ComponentChildren } from "preact";
import type { Pages } from "../app/resource";
import { Button, Failure, Loading } from "./parts";

export interface Column<T> {
  title: string;
  /** A number, at the right edge. */
  numeric?: boolean;
  /** Buttons: the title is for screen readers only. */
  actions?: boolean;
  cell(item: T): ComponentChildren;
}

interface TableProps<T> {
  label: string;
  pages: Pages<T>;
  columns: Column<T>[];
  id(item: T): string;
  /** Makes the first cell of each row a link. */
  href?(item: T): string;
  empty: ComponentChildren;
}

export function Table<T>({ label, pages, columns, id, href, empty }: TableProps<T>) {
  if (!pages.items) return pages.error ? <Failure error={pages.error} retry={pages.reload} /> : <Loading />;
  if (pages.items.length === 0 && !pages.hasMore) return <>{empty}</>;
  return (
    <>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={column.numeric ? "number" : ""}>
                {column.actions ? <span class="visually-hidden">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.items.map((item) => (
            <tr key={id(item)}>
              {columns.map((column, index) => (
                <td
                  key={column.title}
                  class={column.numeric ? "number" : column.actions ? "row-actions" : ""}
                  data-title={column.actions ? undefined : column.title}
                >
                  {index === 0 && href ? (
                    <a data-row href={href(item)}>
                      {column.cell(item)}
                    </a>
                  ) : (
                    column.cell(item)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <More pages={pages} />
    </>
  );
}

export function More<T>({ pages }: { pages: Pages<T> }) {
  if (pages.error) return <Failure error={pages.error} retry={pages.reload} />;
  if (!pages.hasMore) return null;
  return (
    <p class="more">
      <Button onPress={pages.more} busy={pages.loading}>
        Show more
      </Button>
    </p>
  );
}
