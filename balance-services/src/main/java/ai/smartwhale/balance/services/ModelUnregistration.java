// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

/**
 * The answer to the wish to forget a model.
 *
 * @param modelId the model
 * @param status {@value #UNREGISTERED}, or {@value #NOT_REGISTERED} where the model was unknown
 */
public record ModelUnregistration(String modelId, String status) {

    /** The status of a model that was registered and is no longer. */
    public static final String UNREGISTERED = "unregistered";
    /** The status of a model that was not known. */
    public static final String NOT_REGISTERED = "not_registered";

    /**
     * Tells whether there was such a model.
     *
     * @return true if it was registered
     */
    public boolean wasRegistered() {
        return UNREGISTERED.equals(status);
    }
}
