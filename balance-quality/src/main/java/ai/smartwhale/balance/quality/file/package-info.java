// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Tables in files: comma-separated values and JSON lines, checked and repaired in bounded memory. */
@NullMarked
package ai.smartwhale.balance.quality.file;

import org.jspecify.annotations.NullMarked;
