import { prepare } from "./prepare.mjs";

// `npm run generate`: after a change of prisma/schema. Every other script does it by itself.
prepare();
