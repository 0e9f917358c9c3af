using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MergedPupils : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Merged",
                table: "Imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            Remake(migrationBuilder, "TEXT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "Merged", table: "Imports");

            Remake(migrationBuilder, "TEXT NOT NULL DEFAULT ''");
        }

        /// <summary>EF would copy the table to alter a column, in several transactions: a process killed in between would leave the file half done.</summary>
        private static void Remake(MigrationBuilder migrationBuilder, string type) =>
            migrationBuilder.Sql(
                $"""
                ALTER TABLE "ImportChanges" RENAME COLUMN "After" TO "Was";
                ALTER TABLE "ImportChanges" ADD "After" {type};
                UPDATE "ImportChanges" SET "After" = coalesce("Was", '');
                ALTER TABLE "ImportChanges" DROP COLUMN "Was";
                """
            );
    }
}
