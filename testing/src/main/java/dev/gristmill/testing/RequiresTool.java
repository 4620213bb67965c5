package dev.gristmill.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says that a test class or method needs a program that Maven does not bring.
 *
 * <p>Without the program on the {@code PATH} the test is skipped, and the reason says how to install it. Where the
 * environment has {@code CI=true} the test fails instead: a suite that skips itself there would prove nothing.
 *
 * <pre>
 * &#64;RequiresTool(value = "podman", install = "apt-get install -y podman")
 * final class ImageIT {
 * </pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(RequiresToolExtension.class)
public @interface RequiresTool {

    /** The program's file name, such as {@code podman}. */
    String value();

    /** The command that installs it. */
    String install();
}
