// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/**
 * How many threads serve a demand.
 *
 * @param threads the advice
 * @param needed threads that are busy on average by Little's law, with room for the target utilisation
 * @param useful threads beyond which the processors gain nothing
 * @param changed whether the advice differs from the present number
 */
public record ThreadAdvice(int threads, double needed, double useful, boolean changed) {}
