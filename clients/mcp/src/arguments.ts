import { Refusal } from "./refusal.js";

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface ToolSchema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

/**
 * The arguments of a call, as the schema of the tool allows them. Null is taken for nothing, since models say so. What is
 * in texts and lists is checked by the API.
 */
export class Arguments {
  private constructor(private readonly given: Readonly<Record<string, unknown>>) {}

  /** @throws Refusal naming every bad argument */
  static of(schema: ToolSchema, given: Readonly<Record<string, unknown>>, docs: string): Arguments {
    const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    const errors: Record<string, string[]> = {};
    for (const [name, value] of Object.entries(present)) {
      const expected = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      const wrong = expected === undefined ? "is no argument of this tool" : complaint(expected, value);
      if (wrong !== undefined) errors[name] = [wrong];
    }
    for (const name of schema.required) {
      if (!Object.hasOwn(present, name)) errors[name] = ["is required"];
    }
    if (Object.keys(errors).length > 0) throw Refusal.invalid(errors, docs);
    return new Arguments(present);
  }

  text(name: string): string | undefined {
    return this.given[name] as string | undefined;
  }

  number(name: string, otherwise: number): number {
    return (this.given[name] as number | undefined) ?? otherwise;
  }

  /** Some of them, as they were given. */
  only<T>(...names: readonly string[]): T {
    return Object.fromEntries(Object.entries(this.given).filter(([name]) => names.includes(name))) as T;
  }
}

function complaint(expected: Schema, value: unknown): string | undefined {
  switch (expected.type) {
    case "string":
      return text(expected, value);
    case "integer":
      return number(expected, value);
    case "boolean":
      return typeof value === "boolean" ? undefined : "must be true or false";
    case "array":
      return Array.isArray(value) ? undefined : "must be a list";
    default:
      return undefined;
  }
}

function text(expected: Schema, value: unknown): string | undefined {
  if (typeof value !== "string") return "must be a string";
  if (expected.enum !== undefined && !expected.enum.includes(value)) return `must be one of ${expected.enum.join(", ")}`;
  return undefined;
}

function number({ minimum = 0, maximum }: Schema, value: unknown): string | undefined {
  if (Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= (maximum ?? 2 ** 31 - 1)) {
    return undefined;
  }
  return maximum === undefined
    ? `must be a whole number from ${minimum}`
    : `must be a whole number from ${minimum} to ${maximum}`;
}
