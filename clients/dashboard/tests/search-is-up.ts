// Search starts after the rest of the platform; until then it answers 503, which tests count as an error.
import { setTimeout as pause } from "node:timers/promises";
import { call, register } from "./agents.ts";

const TRIES = 240;

export default async function searchIsUp(): Promise<void> {
  const { api_key } = await register("Waits for search");
  for (let tries = 1; ; tries++) {
    try {
      await call("POST", "/messages/search", api_key, {});
      return;
    } catch (failure) {
      if (tries === TRIES || !String(failure).includes("search_")) throw failure;
      await pause(500);
    }
  }
}
