@NullMarked
package com.example.gristmill;

import org.jspecify.annotations.NullMarked;
