export {
  type CreatedRestApi,
  type CreateProgress,
  type CreateRestApiOptions,
  createRestApi,
} from "./create.ts";
