// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Profiles, detectors and scores of incoming data. */
@NullMarked
package ai.smartwhale.balance.quality.monitor;

import org.jspecify.annotations.NullMarked;
