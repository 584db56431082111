// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

/**
 * One series at one moment.
 *
 * @param labels which of its metric
 * @param value what it said
 */
public record SeriesSnapshot(Labels labels, SeriesValue value) {}
