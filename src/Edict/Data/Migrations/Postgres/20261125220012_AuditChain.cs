using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
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
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<byte[]>(
                name: "ValuesHash",
                table: "Audit",
                type: "bytea",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "AuditPending",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
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
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Seal = table.Column<byte[]>(type: "bytea", nullable: false),
                    KeyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
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
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Nonce = table.Column<byte[]>(type: "bytea", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    After = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
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
                CREATE FUNCTION "AuditIsPending"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  INSERT INTO "AuditPending" ("SchoolId", "EntryId") SELECT "SchoolId", "Id" FROM added;
                  RETURN NULL;
                END $$;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditIsPending" AFTER INSERT ON "Audit"
                REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "AuditIsPending"();
                """
            );
            migrationBuilder.Sql(
                """
                INSERT INTO "AuditPending" ("SchoolId", "EntryId") SELECT "SchoolId", "Id" FROM "Audit";
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
