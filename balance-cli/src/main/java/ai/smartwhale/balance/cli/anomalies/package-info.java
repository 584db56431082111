// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Finds anomalies in files of timestamped values. */
@NullMarked
package ai.smartwhale.balance.cli.anomalies;

import org.jspecify.annotations.NullMarked;
