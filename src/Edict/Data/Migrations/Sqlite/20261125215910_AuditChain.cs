using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "PupilId",
                table: "Audit",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.AddColumn<byte[]>(
                name: "ValuesHash",
                table: "Audit",
                type: "BLOB",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "AuditPending",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditPending", x => new { x.SchoolId, x.EntryId });
                }
            );

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Seal = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => new { x.SchoolId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_AuditSeals_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AuditValues",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Nonce = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditValues", x => new { x.SchoolId, x.EntryId });
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Audit_SchoolId_PupilId",
                table: "Audit",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_SchoolId_EntryId",
                table: "AuditSeals",
                columns: new[] { "SchoolId", "EntryId" },
                unique: true
            );

            // Whatever writes a line leaves it to be sealed.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditIsPending" AFTER INSERT ON "Audit"
                BEGIN INSERT INTO "AuditPending" ("SchoolId", "EntryId") VALUES (NEW."SchoolId", NEW."Id"); END;
                """
            );
            migrationBuilder.Sql(
                """
                INSERT INTO "AuditPending" ("SchoolId", "EntryId") SELECT "SchoolId", "Id" FROM "Audit";
                """
            );
            // Against mistakes: who can write to the file can take the triggers away as well.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditRefusesUpdate" BEFORE UPDATE ON "Audit"
                BEGIN SELECT RAISE(ABORT, 'to the audit log can only be added'); END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditRefusesDelete" BEFORE DELETE ON "Audit"
                BEGIN SELECT RAISE(ABORT, 'to the audit log can only be added'); END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditSealsRefusesUpdate" BEFORE UPDATE ON "AuditSeals"
                BEGIN SELECT RAISE(ABORT, 'to the audit log can only be added'); END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditSealsRefusesDelete" BEFORE DELETE ON "AuditSeals"
                BEGIN SELECT RAISE(ABORT, 'to the audit log can only be added'); END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditValuesRefusesUpdate" BEFORE UPDATE ON "AuditValues"
                BEGIN SELECT RAISE(ABORT, 'to the audit log can only be added'); END;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AuditPending");

            migrationBuilder.DropTable(name: "AuditSeals");

            migrationBuilder.DropTable(name: "AuditValues");

            migrationBuilder.DropIndex(name: "IX_Audit_SchoolId_PupilId", table: "Audit");

            migrationBuilder.DropColumn(name: "PupilId", table: "Audit");

            migrationBuilder.DropColumn(name: "ValuesHash", table: "Audit");
        }
    }
}
