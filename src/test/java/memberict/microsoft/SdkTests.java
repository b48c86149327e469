package memberict.microsoft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Microsoft's SDK is large: who does not use Graph must not load it. */
class SdkTests {

    @Test
    void onlyTheClientOfGraphKnowsIt() {
        noClasses()
                .that()
                .doNotHaveSimpleName("GraphClient")
                .and()
                .doNotHaveFullyQualifiedName(GraphClient.class.getName() + "$Tokens")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.microsoft.graph..", "com.microsoft.kiota..", "okhttp3..", "kotlin..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("memberict"));
    }
}
