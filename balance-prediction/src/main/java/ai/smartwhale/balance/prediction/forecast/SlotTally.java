// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/**
 * How many values met which outcome, and how many slots were closed.
 *
 * @param accepted first ones of their slots
 * @param merged further ones of their slots
 * @param late for slots that were closed
 * @param tooFar further ahead than the longest gap
 * @param notFinite NaN or infinite
 * @param closed slots given on, those without a value included
 * @param empty slots given on without a value
 */
public record SlotTally(long accepted, long merged, long late, long tooFar, long notFinite, long closed, long empty) {}
