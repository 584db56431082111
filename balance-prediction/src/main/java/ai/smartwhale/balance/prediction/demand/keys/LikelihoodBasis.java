// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/** Why a key is thought to come back. */
public enum LikelihoodBasis {
    /** As all keys that were asked for as often and as long ago. */
    PEERS,
    /** It is asked for at a rate of its own, at any moment alike. */
    RATE,
    /** It is asked for by a rhythm of its own. */
    RHYTHM
}
