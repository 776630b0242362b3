package org.lichat;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds who may import whom, and where {@code jakarta.*} may appear. */
class RoomsTest {
    private static final JavaClasses LICHAT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lichat");

    /** From the innermost room outwards: each room and those it may import, itself left out. */
    private static final Map<String, List<String>> ROOMS = rooms();

    private static Map<String, List<String>> rooms() {
        var inward = new LinkedHashMap<String, List<String>>();
        inward.put("wire", List.of());
        inward.put("protocol", List.of("wire"));
        inward.put("domain", List.of("wire", "protocol"));
        inward.put("server", List.of("wire", "protocol", "domain"));
        for (var outer : List.of("core", "shirakumo", "store", "transport", "web", "demo", "cluster")) {
            inward.put(outer, List.of("wire", "protocol", "domain", "server"));
        }
        inward.put("client", List.of("wire", "protocol"));
        inward.put("console", List.of("wire", "protocol", "client"));
        return inward;
    }

    @Test
    void thereAreRooms() {
        assertFalse(LICHAT.isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyWhatIsFurtherIn() {
        return ROOMS.entrySet().stream().map(room -> holds(imports(room.getKey(), room.getValue())));
    }

    @Test
    void onlyRoomsImportNoOtherPackageOfOurs() {
        var rooms = Stream.concat(ROOMS.keySet().stream(), Stream.of("boot"))
                .map(RoomsTest::inRoom)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .dependOnClassesThat(resideInAPackage("org.lichat"))
                .because("the top knows the rooms, the rooms do not know the top")
                .allowEmptyShould(true)
                .check(LICHAT);
    }

    @Test
    void nobodyImportsBoot() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.lichat", inRoom("boot"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inRoom("boot"))
                .allowEmptyShould(true)
                .check(LICHAT);
    }

    @Test
    void wireNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(inRoom("wire"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", inRoom("wire")))
                .allowEmptyShould(true)
                .check(LICHAT);
    }

    @Test
    void onlyTheOuterRoomsAndTheServerKnowJakarta() {
        var may = Stream.of("server", "store", "transport", "cluster", "client", "boot")
                .map(RoomsTest::inRoom);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.concat(may, Stream.of("org.lichat")).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "javax.naming..")
                .because("the inner rooms run in a plain main")
                .allowEmptyShould(true)
                .check(LICHAT);
    }

    private static ArchRule imports(String room, List<String> inner) {
        var allowed = Stream.concat(inner.stream(), Stream.of(room))
                .map(RoomsTest::inRoom)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(inRoom(room))
                .should()
                .dependOnClassesThat(resideInAPackage("org.lichat..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .as(room + " imports only " + inner);
    }

    private static DynamicTest holds(ArchRule rule) {
        return DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(LICHAT));
    }

    private static String inRoom(String room) {
        return "org.lichat." + room + "..";
    }
}
