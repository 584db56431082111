// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/** By what quality is low. */
public enum QualityCause {
    /** More is invalid than may be, and that is no chance. */
    INVALID,
    /** The data is noisier than it may be. */
    NOISY
}
