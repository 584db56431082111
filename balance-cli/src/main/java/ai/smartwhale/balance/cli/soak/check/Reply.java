// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

/**
 * What a caller got.
 *
 * @param ending how it ended
 * @param askedId the id that the request was given
 * @param answeredId the id of the answer, empty where there is none
 * @param answeredModel the model to which the answer is addressed, empty where there is none
 * @param hash of the data, empty where there are none
 * @param words for people, where something is wrong
 */
public record Reply(Ending ending, String askedId, String answeredId, String answeredModel, String hash, String words) {

    /**
     * One without data.
     *
     * @param ending how it ended
     * @param words why
     * @return the reply
     */
    public static Reply without(Ending ending, String words) {
        return new Reply(ending, "", "", "", "", words);
    }
}
