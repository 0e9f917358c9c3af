using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LinksOfLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SealedLink",
                table: "Outbox",
                type: "text",
                nullable: true,
                collation: "C"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "SealedLink", table: "Outbox");
        }
    }
}
