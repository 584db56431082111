// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

/** What became of a response. */
public enum Delivery {
    /** A caller waited for it and has it. */
    ANSWERED,
    /** The listener of its model has it. */
    HANDED_OVER,
    /** It was delivered before. */
    DUPLICATE,
    /** Its caller waits no longer: the time was up, or the request was cancelled. */
    LATE,
    /** Nobody here waits for it, and its model has no listener. */
    UNCLAIMED,
    /** Its model is not registered here. */
    UNKNOWN_MODEL,
    /** The listener of its model failed; the failure is logged. It may be delivered again. */
    LISTENER_FAILED,
    /** As many responses wait for the listener of its model as may. It may be delivered again. */
    CROWDED
}
