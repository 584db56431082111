// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * How often a model asked for a kind of data lately. Older requests count less: half after each window.
 *
 * @param dataType the kind of data
 * @param requests about how many; never too few
 * @param error by how much the number may be too large
 */
public record TypeDemand(String dataType, double requests, double error) {}
