// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

/**
 * One request of a workload.
 *
 * @param number its place in the workload, from 0
 * @param at when it is made, in nanoseconds from the start
 * @param model which model asks, from 0
 * @param key what is asked for
 * @param urgency how urgent it is
 */
record SimulatedRequest(int number, long at, int model, long key, Urgency urgency) {

    /** Until when an answer is of use. */
    long deadline() {
        return at + urgency.objective().toNanos();
    }
}
