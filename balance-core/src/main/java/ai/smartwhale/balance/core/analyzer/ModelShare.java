// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * What a model used within the window.
 *
 * @param model which
 * @param bytes how much, in bytes
 * @param share of all that was used, 0 to 1
 * @param weight its claim relative to others
 * @param relative what it used by its weight, as a multiple of the mean: 1 is exactly its due; 0 where nobody used
 *     anything
 */
public record ModelShare(String model, double bytes, double share, double weight, double relative) {}
