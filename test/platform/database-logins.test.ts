import { test, expect } from "vitest";
import { testDatabase } from "../support/database.ts";
import { testServerUrl } from "../support/test-server.ts";
test("x", async () => { const d = await testDatabase(); console.log(d); await d.drop(); });
