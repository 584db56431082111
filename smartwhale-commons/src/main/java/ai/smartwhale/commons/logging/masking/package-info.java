// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Finds what must not be told in texts: in a time linear in the length, without garbage where there is nothing. */
@NullMarked
package ai.smartwhale.commons.logging.masking;

import org.jspecify.annotations.NullMarked;
