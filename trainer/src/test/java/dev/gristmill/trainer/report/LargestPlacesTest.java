package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LargestPlacesTest {

    @Test
    void keepsTheLargestAndAddsUpTheOthers() {
        LargestPlaces places = new LargestPlaces(2);
        double[] values = {0.5, -4, 0, 3, -1, 2};
        for (int place = 0; place < values.length; place++) {
            places.add(0, place, values[place]);
        }
        assertThat(places.places())
                .containsExactly(new LargestPlaces.Place(0, 1, -4), new LargestPlaces.Place(0, 3, 3));
        assertThat(places.note())
                .isEqualTo("3 smaller ones are left out: none is larger than 2.00, and together they come to 3.50");
    }

    @Test
    void doesNotDependOnTheOrderOfEqualNumbers() {
        LargestPlaces places = new LargestPlaces(2);
        places.add(1, 0, 1);
        places.add(0, 2, -1);
        places.add(0, 1, 1);
        assertThat(places.places())
                .containsExactly(new LargestPlaces.Place(0, 1, 1), new LargestPlaces.Place(0, 2, -1));
    }

    @Test
    void saysNothingWhenNothingIsLeftOut() {
        LargestPlaces places = new LargestPlaces(2);
        places.add(0, 0, 1);
        places.add(0, 1, 0);
        assertThat(places.note()).isNull();
        assertThat(places.places()).hasSize(1);
    }

    @Test
    void tellsOfNumbersThatAreNotFinite() {
        LargestPlaces places = new LargestPlaces(1);
        places.add(0, 0, Double.POSITIVE_INFINITY);
        places.add(0, 1, Double.NaN);
        assertThat(places.places()).isEmpty();
        assertThat(places.note()).isEqualTo("2 that are not finite are left out");
        places.add(0, 2, 1);
        places.add(0, 3, 2);
        assertThat(places.note())
                .isEqualTo("1 smaller ones are left out: none is larger than 1.00, and together they come to 1.00; 2"
                        + " that are not finite are left out");
    }
}
