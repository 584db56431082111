// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * Claims signed as JSON Web Tokens, through Nimbus JOSE. The only package that knows that library, which is optional:
 * all here loads without it, and only making a codec needs it.
 */
@NullMarked
package ai.smartwhale.commons.security.nimbus;

import org.jspecify.annotations.NullMarked;
