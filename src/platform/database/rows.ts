import type { Cents } from "../../core/money/cents.ts";
export interface Tables { placeholder: { amount: Cents } }
