// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What keys are, how a set of them is kept, wrapped and stored, and who holds the key that wraps them. */
@NullMarked
package ai.smartwhale.commons.security.keys;

import org.jspecify.annotations.NullMarked;
