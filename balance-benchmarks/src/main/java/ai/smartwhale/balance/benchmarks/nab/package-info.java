// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The Numenta Anomaly Benchmark: its data, its scoring, and detectors side by side. */
@org.jspecify.annotations.NullMarked
package ai.smartwhale.balance.benchmarks.nab;
