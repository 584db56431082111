// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

/**
 * The answer to the registration of a model.
 *
 * @param modelId the model
 * @param status always {@value #REGISTERED}
 * @param topic the topic on which its answers arrive
 */
public record ModelRegistration(String modelId, String status, String topic) {

    /** The status of a model that is registered. */
    public static final String REGISTERED = "registered";

    /**
     * The answer for a model that is registered.
     *
     * @param modelId the model
     * @param topic the topic of its answers
     * @return the answer
     */
    static ModelRegistration of(String modelId, String topic) {
        return new ModelRegistration(modelId, REGISTERED, topic);
    }
}
