// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

/** How long a batch takes one of the slots. */
public enum SlotUse {
    /** Until all of it is answered: so many batches are worked on at a time. */
    UNTIL_ANSWERED,
    /** Until all of it has left: so many batches are being sent at a time. What never is answered blocks nobody. */
    UNTIL_SENT
}
