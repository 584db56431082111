// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

/** Receives the answers that nobody waits for by a future: of requests sent before a restart, or by another way. */
@FunctionalInterface
public interface ResponseListener {

    /** Takes nothing. Answers that nobody waits for are {@link Delivery#UNCLAIMED} then. */
    ResponseListener NONE = answer -> {};

    /**
     * Takes an answer. Called for one answer of a model at a time, in the order of their arrival.
     *
     * @param answer the answer
     * @throws Exception where it could not be taken; it may come again then
     */
    void answered(ModelAnswer answer) throws Exception;
}
