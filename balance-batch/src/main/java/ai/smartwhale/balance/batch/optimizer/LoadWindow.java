// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

/**
 * A span of time with room below the level to which all spans would be filled.
 *
 * @param slot the span
 * @param room how much more load it should take
 */
public record LoadWindow(ForecastSlot slot, double room) {}
